/** The schemas of everything that can be asked. */
export { routes } from '@handrail/contract';
