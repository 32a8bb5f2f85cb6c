import { checkNode, ensureBuilt, ensureInstalled, fail, loadServer } from "./lib/prepare.mjs";

checkNode();
try {
  await ensureInstalled();
  await ensureBuilt();
  const server = await loadServer();
  await server.start();
} catch (error) {
  fail(error);
}
