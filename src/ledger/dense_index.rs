//! Places in the dense columns of one state, each of its own type so that two are never mixed up.

macro_rules! dense_index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub(super) u32);

        impl $name {
            /// Its place, from 0.
            #[must_use]
            pub fn idx(self) -> usize {
                self.0 as usize
            }
        }
    };
}
