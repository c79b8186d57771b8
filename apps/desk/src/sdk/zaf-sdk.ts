import sdk from 'zendesk_app_framework_sdk';

// What Zendesk's own script leaves on the page.
Object.assign(globalThis, { ZAFClient: sdk });
