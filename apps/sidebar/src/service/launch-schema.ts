/** By itself: nothing is drawn before the launch is read. */
export { LaunchSchema } from '@handrail/contract/session';
