export { AuthoredWorkflowSchema } from './authored-workflow.ts';
