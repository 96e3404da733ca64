// Plain JavaScript that old versions of Node can read, so that they can be told what is needed.
const needed = 24;
const present = process.versions.node;
if (Number(present.split('.')[0]) < needed) {
  console.error(
    `Switchboard needs Node ${needed} or newer and this is Node ${present}: install it from https://nodejs.org, then run npm ci and npm start.`,
  );
  process.exitCode = 1;
} else {
  import('./src/main.ts').catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
