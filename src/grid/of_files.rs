//! What tables that are files ask beside: they have no labels, but places and keys.

use super::heads::{APART, begins, is_bare_share};
use crate::vocabulary::WordList;

/// What the names of shares of a whole begin with.
static SHARES_OF_WHOLES: WordList = WordList::named("heads of shares of wholes");

/// Whether what is called so is no part of a sum and no single thing: a mean, a share, a change.
pub(crate) fn is_apart(label: &str) -> bool {
    begins(label, &APART)
}

/// Whether a name is that of shares of a whole.
pub(crate) fn is_share_of_whole(head: &str) -> bool {
    is_bare_share(head) || begins(head, &SHARES_OF_WHOLES)
}
