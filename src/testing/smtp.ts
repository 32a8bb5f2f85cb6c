import type { AddressInfo, Socket } from "node:net";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import type { SmtpSettings } from "#platform/mail/smtp-settings.ts";

/** A mail as the server got it: headers unfolded, by lower-case name. */
export type CourrielRecu = {
  messageId: string;
  expediteur: string;
  destinataires: string[];
  headers: ReadonlyMap<string, string>;
  /** As it came, encodings included. */
  brut: string;
};

/** What the server does with a mail, at one of the moments when it may speak. Left out: it takes everything. */
export type Conduite = {
  mailFrom?: (adresse: string) => Reponse;
  rcptTo?: (adresse: string) => Reponse;
  /** Once the whole text came, before the answer. « coupe » takes the mail, then closes without a word. */
  fin?: (recu: CourrielRecu) => Reponse | "coupe" | Promise<Reponse | "coupe">;
  /** Closes in the middle of the text. */
  coupeDansTexte?: () => boolean;
};

/** Null: yes. « coupe »: the connection is closed. Otherwise a refusal such as `550 5.1.1 inconnu`. */
export type Reponse = null | string | "coupe";

export type ServeurSmtp = {
  /** Every mail whose text came whole and was taken, in their order: twins included. */
  readonly recus: CourrielRecu[];
  readonly settings: SmtpSettings;
  /** Connections that were opened. */
  connexions(): number;
  conduite: Conduite;
  stop(): Promise<void>;
  /** Listens again on the same port after {@link stop}. */
  restart(): Promise<void>;
};

/** A real SMTP server on loopback. */
export async function startSmtp(
  options: { auth?: { user: string; pass: string }; tls?: { key: string; cert: string }; port?: number } = {},
): Promise<ServeurSmtp> {
  const recus: CourrielRecu[] = [];
  const sockets = new Set<Socket>();
  let opened = 0;
  let server: SMTPServer;
  const state = { conduite: {} as Conduite };
  const cut = (session: SMTPServerSession) => {
    for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
  };
  const answer = (
    reponse: Reponse,
    session: SMTPServerSession,
    callback: (error?: Error | null) => void,
  ): void => {
    if (reponse === "coupe") cut(session);
    else callback(reponse === null ? null : refusal(reponse));
  };
  const settings = (): SMTPServerOptions => ({
    disabledCommands: [
      ...(options.tls ? [] : ["STARTTLS" as const]),
      ...(options.auth ? [] : ["AUTH" as const]),
    ],
    ...(options.tls && { key: options.tls.key, cert: options.tls.cert }),
    authOptional: !options.auth,
    allowInsecureAuth: !options.tls,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onAuth: (auth, _session, callback) => {
      const { user, pass } = options.auth ?? {};
      if (auth.username === user && auth.password === pass) callback(null, { user: auth.username });
      else callback(refusal("535 5.7.8 identifiants refuses"));
    },
    onMailFrom: (address, session, callback) =>
      answer(state.conduite.mailFrom?.(address.address) ?? null, session, callback),
    onRcptTo: (address, session, callback) =>
      answer(state.conduite.rcptTo?.(address.address) ?? null, session, callback),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        if (state.conduite.coupeDansTexte?.()) cut(session);
      });
      stream.on("end", async () => {
        const recu = received(Buffer.concat(chunks).toString("utf8"), session);
        const reponse = (await state.conduite.fin?.(recu)) ?? null;
        if (reponse === null || reponse === "coupe") recus.push(recu);
        answer(reponse, session, callback);
      });
    },
  });
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server = new SMTPServer(settings());
      server.on("error", () => {});
      server.server.on("connection", (socket: Socket) => {
        opened += 1;
        sockets.add(socket);
        socket.on("close", () => sockets.delete(socket));
        socket.on("error", () => {});
      });
      server.server.once("error", reject);
      server.listen(port, "127.0.0.1", () => resolve((server.server.address() as AddressInfo).port));
    });
  const port = await listen(options.port ?? 0);
  return {
    recus,
    settings: {
      host: "127.0.0.1",
      port,
      auth: options.auth ?? null,
      tls: options.tls ? "starttls" : "possible",
    },
    connexions: () => opened,
    get conduite() {
      return state.conduite;
    },
    set conduite(conduite) {
      state.conduite = conduite;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    restart: async () => {
      await listen(port);
    },
  };
}

/** `550 5.1.1 text` as the library wants it. */
function refusal(text: string): Error {
  const [, code = "550", words = text] = /^(\d{3}) (.*)$/.exec(text) ?? [];
  return Object.assign(new Error(words), { responseCode: Number(code) });
}

function received(brut: string, session: SMTPServerSession): CourrielRecu {
  const [head = ""] = brut.split("\r\n\r\n");
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n[ \t]+/g, " ").split("\r\n")) {
    const colon = line.indexOf(":");
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const { mailFrom, rcptTo } = session.envelope;
  return {
    messageId: headers.get("message-id") ?? "",
    expediteur: mailFrom ? mailFrom.address : "",
    destinataires: rcptTo.map((one) => one.address),
    headers,
    brut,
  };
}
