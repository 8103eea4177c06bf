export const packageRoot: string;
export function build(root?: string, sourceHash?: string): Promise<void>;
export function buildIfChanged(root?: string): Promise<boolean>;
