//! What others say of a customer's credit.

/// Its words.
pub struct Credit {
    /// Names the section.
    pub title: &'static str,
    /// Heads: source, day, score, grade, limit.
    pub heads: [&'static str; 5],
    /// Nobody is named as the source.
    pub no_source: &'static str,
    /// The exposure beyond the limit: by how much.
    pub beyond: fn(&str) -> String,
    /// Where it comes from, beneath.
    pub aside: &'static str,
}

pub(super) static FR: Credit = Credit {
    title: "Cotes de crédit",
    heads: ["Source", "Date", "Score", "Cote", "Plafond"],
    no_source: "source non dite",
    beyond: |sum| format!("exposition au-delà du plafond\u{202f}: {sum}"),
    aside: "Telles que lues dans un fichier, chacune sur l’échelle de sa source. Elles ne bloquent rien d’elles-mêmes.",
};

pub(super) static EN: Credit = Credit {
    title: "Credit reports",
    heads: ["Source", "Date", "Score", "Grade", "Limit"],
    no_source: "source not said",
    beyond: |sum| format!("exposure beyond the limit: {sum}"),
    aside: "As read from a file, each on the scale of its source. They block nothing by themselves.",
};
