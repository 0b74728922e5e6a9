//! Mail drafts, read back by a second reading written for the test.

use echeance::output::mail_draft::{Attachment, Draft, MAILTO_MAX, Stamp, boundary, eml, kind_of_invoice, mailto};
use std::collections::BTreeMap;

const STAMP: Stamp<'_> = Stamp { date: 1_795_428_000, message_id: "abc.123@echeance.invalid", boundary: "----part-7f3a" };

/// Unfolded headers by lower-case name, and the body.
fn read(mail: &str) -> (BTreeMap<String, String>, String) {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let headers =
        head.lines().map(|line| line.split_once(':').unwrap()).map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()));
    (headers.collect(), body.to_owned())
}

fn base64(text: &str) -> Vec<u8> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    data_encoding::BASE64.decode(plain.as_bytes()).unwrap()
}

fn quoted_printable(text: &str, underscore_is_blank: bool) -> Vec<u8> {
    let joined = text.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        match (first, tail) {
            (b'=', [high, low, after @ ..]) => {
                bytes.push(u8::from_str_radix(std::str::from_utf8(&[*high, *low]).unwrap(), 16).unwrap());
                rest = after;
            }
            (b'_', _) if underscore_is_blank => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    bytes
}

/// Text of a header with encoded words (RFC 2047).
fn decoded(header: &str) -> String {
    let mut bytes = Vec::new();
    for word in header.split_whitespace() {
        match word.strip_prefix("=?utf-8?").and_then(|word| word.strip_suffix("?=")).and_then(|word| word.split_once('?')) {
            Some(("B", text)) => bytes.extend(base64(text)),
            Some(("Q", text)) => bytes.extend(quoted_printable(text, true)),
            _ => {
                if !bytes.is_empty() {
                    bytes.push(b' ');
                }
                bytes.extend(word.bytes());
            }
        }
    }
    String::from_utf8(bytes).unwrap()
}

fn text_of(headers: &BTreeMap<String, String>, body: &str) -> String {
    let bytes = match headers.get("content-transfer-encoding").map(String::as_str) {
        Some("base64") => base64(body),
        Some("quoted-printable") => quoted_printable(body, false),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_draft_opens_unsent_and_reads_back_as_it_was_written() {
    let body =
        "Monsieur,\n\nSauf erreur, 2\u{202f}148,00\u{202f}€ restent dus. ".to_owned() + &"Un long paragraphe. ".repeat(20) + "\n.\nFin\n";
    let subject = "Trois factures en attente de règlement, 14\u{202f}004,00\u{202f}€";
    let draft = Draft {
        from: ("Atelier Lescure SARL", "compta@atelier-lescure.example"),
        to: ("Tréguier Bâtiment SAS", "y.treguier@treguier-batiment.example"),
        subject,
        body: &body,
        attachments: &[],
    };
    let bytes = eml(&draft, &STAMP);
    assert_eq!(bytes, eml(&draft, &STAMP));
    let mail = String::from_utf8(bytes).unwrap();
    assert!(mail.is_ascii());
    assert!(mail.lines().all(|line| line.len() <= 998));
    let (headers, text) = read(&mail);
    assert_eq!(headers["x-unsent"], "1");
    assert_eq!(headers["message-id"], "<abc.123@echeance.invalid>");
    assert_eq!(headers["date"], "Mon, 23 Nov 2026 10:00:00 +0000");
    assert_eq!(headers["mime-version"], "1.0");
    assert!(headers["to"].ends_with("<y.treguier@treguier-batiment.example>"));
    assert_eq!(decoded(&headers["subject"]), subject);
    assert_eq!(text_of(&headers, &text).replace("\r\n", "\n"), body);
}

#[test]
fn a_line_break_in_a_name_begins_no_header() {
    let draft = Draft {
        from: ("Moi", "moi@exemple.example"),
        to: ("X\r\nBcc: tous@exemple.example", "x@exemple.example\r\nBcc: a@b.example"),
        subject: "Bonjour\r\nBcc: autre@exemple.example",
        body: "Texte",
        attachments: &[],
    };
    let (headers, _) = read(&String::from_utf8(eml(&draft, &STAMP)).unwrap());
    assert!(!headers.contains_key("bcc"), "{headers:?}");
    assert_eq!(headers.len(), 9, "{headers:?}");
}

#[test]
fn a_file_beside_the_text_stands_in_its_own_part() {
    let attachments = [Attachment { name: "F-2026-0187.pdf", media_type: "application/pdf", bytes: b"%PDF-1.7 ..." }];
    let draft = Draft { from: ("", ""), to: ("", "a@b.example"), subject: "Facture", body: "Bonjour", attachments: &attachments };
    let mail = String::from_utf8(eml(&draft, &STAMP)).unwrap();
    let (headers, body) = read(&mail);
    assert!(headers["content-type"].contains("multipart/mixed") && headers["content-type"].contains(STAMP.boundary));
    assert!(!headers.contains_key("from"));
    let parts: Vec<&str> = body.split(&format!("--{}", STAMP.boundary)).collect();
    assert_eq!(parts.len(), 4);
    assert!(parts[3].starts_with("--"));
    let (file, content) = read(parts[2].trim_start());
    assert!(file["content-disposition"].contains("F-2026-0187.pdf"));
    assert_eq!(base64(&content), b"%PDF-1.7 ...");
}

#[test]
fn a_short_text_fits_in_a_mailto_address_and_a_long_one_does_not() {
    let link = mailto("a.b@exemple.example", "Facture n° 1 & 2", "Bonjour,\n50 % dus ?").unwrap();
    assert_eq!(link, "mailto:a.b@exemple.example?subject=Facture%20n%C2%B0%201%20%26%202&body=Bonjour%2C%0D%0A50%20%25%20dus%20%3F");
    assert_eq!(mailto("a@b.example", "Sujet", &"é".repeat(MAILTO_MAX / 6)), None);
}

#[test]
fn a_mail_parser_finds_the_letter_and_the_invoices_as_they_were() {
    let pdf: Vec<u8> = (0..20_000_u32).map(|n| u8::try_from(n * 7 % 251).unwrap()).collect();
    let invoice = "%PDF-1.7 facture n° 1 é".as_bytes();
    let body = "Bonjour,\n\nLa facture F-1 de 1\u{202f}200,00\u{202f}€ reste à régler.\n----abc-123\n.\nFrom moi\n";
    let attachments = [
        Attachment { name: "TRE-2026-1123.pdf", media_type: "application/pdf", bytes: &pdf },
        Attachment { name: "Facture n° 7 (é).pdf", media_type: "application/pdf", bytes: invoice },
    ];
    let draft = Draft {
        from: ("Atelier Lescure, SARL", "compta@atelier-lescure.example"),
        to: ("Tréguier \"Bâtiment\"", "y.treguier@treguier-batiment.example"),
        subject: "Trois factures en attente de règlement, 14\u{202f}004,00\u{202f}€",
        body,
        attachments: &attachments,
    };
    let separator = boundary(body, "abc.123@echeance.invalid");
    assert!(!body.contains(&separator));
    let bytes = eml(&draft, &Stamp { boundary: &separator, ..STAMP });
    let read = mail_parser::MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(read.subject(), Some(draft.subject));
    let to = read.to().and_then(|to| to.first()).unwrap();
    assert_eq!((to.name(), to.address()), (Some(draft.to.0), Some(draft.to.1)));
    assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n").trim_end(), body.trim_end());
    let found: Vec<_> = read.attachments().map(|part| (mail_parser::MimeHeaders::attachment_name(part), part.contents())).collect();
    assert_eq!(found, [(Some("TRE-2026-1123.pdf"), pdf.as_slice()), (Some("Facture n° 7 (é).pdf"), invoice)]);
    assert_eq!(read.header_raw("X-Unsent").map(str::trim), Some("1"));
}

#[test]
fn only_what_is_one_invoice_goes_along() {
    let kind = |name: &str, bytes: &str| kind_of_invoice(name, bytes.as_bytes());
    assert_eq!(kind("F-1.PDF", "%PDF-1.7"), Some("application/pdf"));
    assert_eq!(kind("F-1.pdf", "JournalCode|JournalLib"), None);
    assert_eq!(kind("F-1.xml", "<?xml version='1.0'?><!-- a --><rsm:CrossIndustryInvoice xmlns:rsm='x'>"), Some("application/xml"));
    assert_eq!(kind("F-1.xml", "\u{feff}<Invoice xmlns='x'>"), Some("application/xml"));
    assert_eq!(kind("fec.xml", "<comptabilite><exercice>"), None);
    assert_eq!(kind("camt.xml", "<Document xmlns='urn:iso'>"), None);
    assert_eq!((kind("FEC.txt", "JournalCode"), kind("liste.csv", "a;b"), kind("", ""), kind("x.xml", "")), (None, None, None, None));
}
