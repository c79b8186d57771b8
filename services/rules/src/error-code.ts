/** `code` or another named property of a thrown value, if it has one. */
export function errorDetail(error: unknown, name: 'code' | 'rawCode' | 'statusCode'): unknown {
  return typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;
}
