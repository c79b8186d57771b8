/** Imported first by what a newcomer starts: an older Node would fail somewhere inside, with a stack. */
const wanted = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(
    `Handrail needs Node ${wanted.join('.')} or newer, and this is ${process.versions.node}. Install the newest from https://nodejs.org and run it again.`,
  );
  process.exit(1);
}
