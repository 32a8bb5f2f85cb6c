export { type ApplicationLock, lockApplication } from "./application-lock.ts";
export { defaultDataFolder } from "./folders.ts";
export { embeddedMessages } from "./messages.ts";
export {
  type ConnectionConfig,
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from "./start-embedded.ts";
