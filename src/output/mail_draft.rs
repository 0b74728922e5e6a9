//! A mail draft: an EML file (RFC 5322) that mail programs open for editing, or a `mailto:` address where the text is short.
//!
//! Nothing is drawn from a clock or from chance: the same arguments give the same bytes.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

/// Longer addresses are cut by some systems.
pub const MAILTO_MAX: usize = 1_800;

/// A mail to be looked at and sent by the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft<'a> {
    /// Name and address of who writes; an empty address leaves the field to the mail program.
    pub from: (&'a str, &'a str),
    /// Name and address of the recipient; an empty address leaves the field to the person.
    pub to: (&'a str, &'a str),
    /// Subject.
    pub subject: &'a str,
    /// Text, lines ended by LF.
    pub body: &'a str,
    /// Files beside the text.
    pub attachments: &'a [Attachment<'a>],
}

/// A file beside a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its kind: `application/pdf`.
    pub media_type: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// The kind of a file that is one invoice: a PDF, or an electronic invoice. `None` for anything else, such as a list of entries, which
/// would tell one customer of others.
#[must_use]
pub fn kind_of_invoice(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
    match ending.as_str() {
        "pdf" if bytes.starts_with(b"%PDF-") => Some("application/pdf"),
        "xml" => {
            // The root stands near the beginning; comments before it may be long.
            let start = String::from_utf8_lossy(bytes.get(..bytes.len().min(8_192)).unwrap_or_default());
            let root = start.split('<').skip(1).find(|tag| !tag.starts_with(['?', '!']))?;
            let name = root.split(|letter: char| letter.is_whitespace() || letter == '>').next()?;
            let local = name.rsplit(':').next()?;
            matches!(local, "Invoice" | "CreditNote" | "CrossIndustryInvoice" | "CrossIndustryDocument").then_some("application/xml")
        }
        _ => None,
    }
}

/// What the shell adds, since it knows the clock and chance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp<'a> {
    /// Seconds since 1970, UTC.
    pub date: i64,
    /// Unique, of the form `something@domain`, without angle brackets.
    pub message_id: &'a str,
    /// Separates the parts where there are attachments: letters, digits and `-` that no part holds.
    pub boundary: &'a str,
}

/// The draft as a file; empty only where memory failed.
#[must_use]
pub fn eml(draft: &Draft<'_>, stamp: &Stamp<'_>) -> Vec<u8> {
    let mut message = MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .date(stamp.date)
        .message_id(one_line(stamp.message_id))
        .subject(one_line(draft.subject));
    if let Some(from) = address(draft.from) {
        message = message.from(from);
    }
    if let Some(to) = address(draft.to) {
        message = message.to(to);
    }
    let text = MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), crlf(draft.body));
    let body = if draft.attachments.is_empty() {
        text
    } else {
        let files = draft
            .attachments
            .iter()
            .map(|file| MimePart::new(one_line(file.media_type), BodyPart::Binary(file.bytes.into())).attachment(one_line(file.name)));
        let parts: Vec<_> = [text].into_iter().chain(files).collect();
        MimePart::new(ContentType::new("multipart/mixed").attribute("boundary", one_line(stamp.boundary)), parts)
    };
    message.body(body).write_to_vec().unwrap_or_default()
}

/// What separates the parts of a mail with that text: of letters, digits and `-`, and not in it. (Files are written in letters that have no `-`.)
#[must_use]
pub fn boundary(body: &str, message_id: &str) -> String {
    let plain: String = message_id.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).take(40).collect();
    let mut boundary = format!("----{plain}");
    while body.contains(&boundary) {
        boundary.push('x');
    }
    boundary
}

/// A `mailto:` address (RFC 6068) with subject and text; `None` where it would be longer than [`MAILTO_MAX`]: take the file then.
#[must_use]
pub fn mailto(to: &str, subject: &str, body: &str) -> Option<String> {
    let link =
        format!("mailto:{}?subject={}&body={}", encoded(&one_line(to), "@"), encoded(&one_line(subject), ""), encoded(&crlf(body), ""));
    (link.len() <= MAILTO_MAX).then_some(link)
}

/// Bytes other than RFC 3986's unreserved ones as `%XX`.
fn encoded(text: &str, also_plain: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        let letter = char::from(byte);
        if byte.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_' | '~') || (byte.is_ascii() && also_plain.contains(letter)) {
            out.push(letter);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn address<'a>((name, email): (&'a str, &'a str)) -> Option<Address<'a>> {
    let email: String =
        one_line(email).chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '<' | '>' | ',' | ';')).collect();
    let name = one_line(name);
    let name = (!name.is_empty()).then_some(name);
    (!email.is_empty()).then(|| Address::new_address(name, email))
}

/// A header is one line: what would begin another becomes a blank.
fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect::<String>().trim().to_owned()
}

fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}
