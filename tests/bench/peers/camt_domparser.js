// DOMParser: a bank statement's bytes to records, each with the fields that a matching needs.
import { bytesOf, timed } from "./timing.js";

const text = (node, ...path) => {
  for (const name of path) {
    node = node?.getElementsByTagName(name)[0];
  }
  return node?.textContent ?? "";
};

const read = (bytes) => {
  const document = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "text/xml");
  return Array.from(document.getElementsByTagName("Ntry"), (entry) => {
    const side = text(entry, "CdtDbtInd") === "CRDT" ? 1 : -1;
    const amount = entry.getElementsByTagName("Amt")[0];
    return {
      amount: side * Math.round(Number(amount.textContent) * 100),
      currency: amount.getAttribute("Ccy"),
      booked: Date.parse(text(entry, "BookgDt", "Dt")) / 86_400_000,
      valued: Date.parse(text(entry, "ValDt", "Dt")) / 86_400_000,
      reference: text(entry, "AcctSvcrRef"),
      endToEnd: text(entry, "EndToEndId"),
      name: text(entry, "Dbtr", "Nm"),
      iban: text(entry, "DbtrAcct", "IBAN"),
      words: Array.from(entry.getElementsByTagName("Ustrd"), (it) => it.textContent),
    };
  });
};

export const run = async () => {
  const bytes = await bytesOf("statement.xml");
  const records = read(bytes);
  return { records: records.length, cents: records.reduce((sum, it) => sum + it.amount, 0), ms: await timed(() => read(bytes)) };
};
