/** Bytes of a request that carries a ticket, as UTF-8: the service refuses more, the sidebar trims to it. */
export const ticketBytes = 5 * 1024 * 1024;
