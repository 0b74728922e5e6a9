//! The files that documents came from.

/// Its words.
pub struct OriginalsWords {
    /// Names the section of a document's sheet.
    pub title: &'static str,
    /// Saves the file.
    pub save: &'static str,
    /// The file is not there.
    pub not_kept: &'static str,
    /// Names the figure in the settings.
    pub all: &'static str,
    /// Under it: how large they may be, where they go.
    pub all_means: &'static str,
}

pub(super) static FR: OriginalsWords = OriginalsWords {
    title: "Fichier d’origine",
    save: "Enregistrer le fichier",
    not_kept: "Ce fichier n’est pas gardé ici\u{202f}: il dépasse 10\u{a0}Mo, la place était pleine, ou il est d’avant que les fichiers le soient.",
    all: "Fichiers d’origine",
    all_means: "Jusqu’à 10\u{a0}Mo l’un et 256\u{a0}Mo en tout\u{202f}; ils sont dans la sauvegarde.",
};

pub(super) static EN: OriginalsWords = OriginalsWords {
    title: "Original file",
    save: "Save the file",
    not_kept: "This file is not kept here: it is larger than 10\u{a0}MB, the room was full, or it came before files were kept.",
    all: "Original files",
    all_means: "Up to 10\u{a0}MB each and 256\u{a0}MB in all; they are in the backup.",
};
