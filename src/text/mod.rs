//! A text as it is read: cut once, read by all that follows.

mod token;

pub(crate) use token::{Shape, Token, tokens};
