declare module 'zendesk_app_framework_sdk' {
  const sdk: object;
  // oxlint-disable-next-line import/no-default-export -- that is how the package exports it
  export default sdk;
}
