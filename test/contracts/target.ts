/** Where a contract suite finds the service: embedded, or in a container. */
export interface ContractTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}
