//! Lines of a file by their number, byte for byte: what did not go in, to be mended elsewhere and imported again.

use std::collections::BTreeSet;

/// The first line and those of `wanted` (first line = 1), each with its own end, in the file's own encoding.
///
/// CR, LF and CRLF end a line, as in every reader here.
#[must_use]
pub fn lines_of(bytes: &[u8], wanted: &BTreeSet<u32>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = bytes;
    let mut line = 1_u32;
    while !rest.is_empty() {
        let end = match rest.iter().position(|b| matches!(b, b'\n' | b'\r')) {
            Some(at) if rest.get(at..at + 2) == Some(b"\r\n") => at + 2,
            Some(at) => at + 1,
            None => rest.len(),
        };
        let (here, after) = rest.split_at(end);
        if line == 1 || wanted.contains(&line) {
            out.extend_from_slice(here);
        }
        rest = after;
        line = line.saturating_add(1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_and_the_wanted_lines_keep_their_bytes_and_ends() {
        let wanted = BTreeSet::from([3]);
        assert_eq!(lines_of(b"h\r\na\r\nb\xE9\r\nc", &wanted), b"h\r\nb\xE9\r\n");
        assert_eq!(lines_of(b"h\ra\rb\rc", &wanted), b"h\rb\r");
        assert_eq!(lines_of(b"", &wanted), b"");
    }
}
