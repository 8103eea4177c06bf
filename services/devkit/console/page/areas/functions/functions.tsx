import { useRoute } from 'preact-iso';
import { FunctionDetails } from './function-details.tsx';
import { FunctionList } from './function-list.tsx';

/** The functions of the local Lambda, or the one that the address names. */
export function FunctionsPage() {
  const { below: name = '' } = useRoute().params;
  return name === '' ? <FunctionList /> : <FunctionDetails name={name} />;
}
