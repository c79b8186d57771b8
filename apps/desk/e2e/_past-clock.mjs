/** Loaded before a server of a test: its clock runs `PAST_DAYS` days behind, so that waits are over when it is right again. */
const behind = Number(process.env.PAST_DAYS) * 86_400_000;
const Now = Date;

globalThis.Date = class extends Now {
  constructor(...given) {
    if (given.length === 0) super(Now.now() - behind);
    else super(...given);
  }
  static now() {
    return Now.now() - behind;
  }
};
