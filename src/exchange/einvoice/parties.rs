//! Whether two identifiers name the same body: a SIREN stands in its SIRETs and in its VAT number, a Belgian number in its own.

use crate::basis::identifiers::BelgianEnterprise;

/// What an identifier of any kind says of the body that bears it, in one form; empty where it says too little.
pub(in crate::exchange) fn body(id: &str) -> String {
    // An electronic address bears its scheme before it: "0208:0123456749".
    let id = match id.split_once(':') {
        Some((scheme, value)) if scheme.trim().len() == 4 && scheme.trim().bytes().all(|b| b.is_ascii_digit()) => value,
        _ => id,
    };
    let id: String = id.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    let digits = id.bytes().all(|b| b.is_ascii_digit());
    let french = |siren: &str| format!("FR{siren}");
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match id.strip_prefix("FR").and_then(|rest| rest.get(2..)) {
        Some(siren) if siren.len() == 9 && all_digits(siren) => return french(siren),
        _ => {}
    }
    if digits && (id.len() == 9 || id.len() == 14) {
        return french(id.get(..9).unwrap_or_default());
    }
    if (id.starts_with("BE") || (digits && id.len() == 10))
        && let Ok(enterprise) = id.parse::<BelgianEnterprise>()
    {
        return format!("BE{enterprise}");
    }
    if id.chars().count() < 5 { String::new() } else { id }
}

/// True where both identify the same body.
#[must_use]
pub fn same_body(one: &str, other: &str) -> bool {
    let one = body(one);
    !one.is_empty() && one == body(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_of_one_body_meet_in_any_form() {
        let same = [
            ("732 829 320", "FR44732829320"),
            ("73282932000074", "732829320"),
            ("FR 44 732 829 320", "73282932000074"),
            ("BE 0403.170.701", "0403170701"),
            ("0208:0403170701", "BE0403170701"),
            ("DE 136695976", "de136695976"),
        ];
        for (one, other) in same {
            assert!(same_body(one, other), "{one} {other}");
        }
        for (one, other) in [("732829320", "552100554"), ("", ""), ("N/A", "N/A"), ("DE136695976", "AT136695976")] {
            assert!(!same_body(one, other), "{one} {other}");
        }
    }
}
