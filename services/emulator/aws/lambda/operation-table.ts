import { bindTo } from '../bind-to.ts';
import type { AwsService } from '../service.ts';
import type { LambdaDeps } from './deps.ts';
import { addPermission } from './operations/add-permission.ts';
import { createEventSourceMapping } from './operations/create-event-source-mapping.ts';
import { createFunction } from './operations/create-function.ts';
import { createFunctionUrlConfig } from './operations/create-function-url-config.ts';
import { deleteEventSourceMapping } from './operations/delete-event-source-mapping.ts';
import { deleteFunction } from './operations/delete-function.ts';
import { deleteFunctionConcurrency } from './operations/delete-function-concurrency.ts';
import { deleteFunctionUrlConfig } from './operations/delete-function-url-config.ts';
import { getEventSourceMapping } from './operations/get-event-source-mapping.ts';
import { getFunction } from './operations/get-function.ts';
import { getFunctionConcurrency } from './operations/get-function-concurrency.ts';
import { getFunctionConfiguration } from './operations/get-function-configuration.ts';
import { getFunctionUrlConfig } from './operations/get-function-url-config.ts';
import { getPolicy } from './operations/get-policy.ts';
import { invoke } from './operations/invoke.ts';
import { listEventSourceMappings } from './operations/list-event-source-mappings.ts';
import { listFunctions } from './operations/list-functions.ts';
import { putFunctionConcurrency } from './operations/put-function-concurrency.ts';
import { removePermission } from './operations/remove-permission.ts';
import { updateEventSourceMapping } from './operations/update-event-source-mapping.ts';
import { updateFunctionCode } from './operations/update-function-code.ts';
import { updateFunctionConfiguration } from './operations/update-function-configuration.ts';
import { updateFunctionUrlConfig } from './operations/update-function-url-config.ts';

/** Returns every implemented operation, by AWS's name, bound to its dependencies. */
export function bindOperations(deps: LambdaDeps): AwsService['operations'] {
  const bind = bindTo(deps);
  return {
    AddPermission: bind(addPermission),
    CreateEventSourceMapping: bind(createEventSourceMapping),
    CreateFunction: bind(createFunction),
    CreateFunctionUrlConfig: bind(createFunctionUrlConfig),
    DeleteEventSourceMapping: bind(deleteEventSourceMapping),
    DeleteFunction: bind(deleteFunction),
    DeleteFunctionConcurrency: bind(deleteFunctionConcurrency),
    DeleteFunctionUrlConfig: bind(deleteFunctionUrlConfig),
    GetEventSourceMapping: bind(getEventSourceMapping),
    GetFunction: bind(getFunction),
    GetFunctionConcurrency: bind(getFunctionConcurrency),
    GetFunctionConfiguration: bind(getFunctionConfiguration),
    GetFunctionUrlConfig: bind(getFunctionUrlConfig),
    GetPolicy: bind(getPolicy),
    Invoke: bind(invoke),
    ListEventSourceMappings: bind(listEventSourceMappings),
    ListFunctions: bind(listFunctions),
    PutFunctionConcurrency: bind(putFunctionConcurrency),
    RemovePermission: bind(removePermission),
    UpdateEventSourceMapping: bind(updateEventSourceMapping),
    UpdateFunctionCode: bind(updateFunctionCode),
    UpdateFunctionConfiguration: bind(updateFunctionConfiguration),
    UpdateFunctionUrlConfig: bind(updateFunctionUrlConfig),
  };
}
