// fast-xml-parser: a bank statement's bytes to records, each with the fields that a matching needs.
import { bytesOf, script, timed } from "./timing.js";

await script("node_modules/fast-xml-parser/lib/fxp.min.js");

const parser = new fxp.XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === "Ntry" || name === "Ustrd" });

const read = (bytes) => {
  const { Document } = parser.parse(new TextDecoder().decode(bytes));
  return Document.BkToCstmrStmt.Stmt.Ntry.map((entry) => {
    const side = entry.CdtDbtInd === "CRDT" ? 1 : -1;
    const about = entry.NtryDtls.TxDtls;
    return {
      amount: side * Math.round(Number(entry.Amt["#text"]) * 100),
      currency: entry.Amt["@_Ccy"],
      booked: Date.parse(entry.BookgDt.Dt) / 86_400_000,
      valued: Date.parse(entry.ValDt.Dt) / 86_400_000,
      reference: entry.AcctSvcrRef,
      endToEnd: about.Refs.EndToEndId,
      name: about.RltdPties.Dbtr.Nm,
      iban: about.RltdPties.DbtrAcct.Id.IBAN,
      words: about.RmtInf.Ustrd,
    };
  });
};

export const run = async () => {
  const bytes = await bytesOf("statement.xml");
  const records = read(bytes);
  return { records: records.length, cents: records.reduce((sum, it) => sum + it.amount, 0), ms: await timed(() => read(bytes)) };
};
