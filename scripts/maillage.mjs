import { checkNode, ensureBuilt, ensureInstalled, fail, loadServer } from "./lib/prepare.mjs";

checkNode();
// `npm run maillage -- … | head` closes the pipe early; the command goes on to its end and its exit code.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
});
try {
  await ensureInstalled();
  await ensureBuilt();
  const server = await loadServer();
  const code = await server.commande(process.argv.slice(2));
  // process.exit would cut what a pipe has not taken yet.
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write("", done))),
  );
  process.exit(code);
} catch (error) {
  fail(error);
}
