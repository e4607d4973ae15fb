// An SMTP server on loopback: keeps each mail that it took as a file. Arguments: folder, port (0: any).
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

const [folder, port] = process.argv.slice(2);
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS", "AUTH"],
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", part => parts.push(part));
    stream.on("end", () => {
      writeFileSync(join(folder, `${randomUUID()}.eml`), Buffer.concat(parts));
      done();
    });
  },
});
server.listen(Number(port), "127.0.0.1", () => console.log(`listening on 127.0.0.1:${server.server.address().port}`));
