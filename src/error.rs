//! What can go wrong at the edges: opening, configuring, (de)serialising, registering.

use std::fmt;

/// Why something at the edge of the library could not be done. Never about what a text says: reading and checking
/// give a result for every input.
///
/// Opaque: ask for its [`kind`](Error::kind), or print it. The message names the file or item, the place and the mend.
pub struct Error {
    inner: Box<ErrorRepr>,
}

/// A coarse, stable classification of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file or stream could not be read or written.
    Io,
    /// Bytes are not valid UTF-8.
    Encoding,
    /// A manifest, front matter or JSON form is broken, or a text is no number, date, unit or equation.
    Format,
    /// A configuration names what does not exist, or contradicts itself.
    Configuration,
    /// Two checks are registered under one name, or a name is malformed.
    Registration,
    /// Two documents carry one id.
    DuplicateDocument,
    /// A claim, citation or relation names a document that is not in the corpus.
    UnknownDocument,
    /// A relation names a claim that is not in the corpus.
    UnknownClaim,
    /// A span does not lie within its document's text.
    Span,
    /// An extractor of the caller's could not do its work: see [`Error::outside`].
    Outside,
}

/// The causes, each with what its message needs. Private, so that they can grow.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ErrorRepr {
    #[error("the document id `{id}` is used twice; give each document an id of its own")]
    DuplicateDocument { id: String },
    #[error("no document with the id `{id}` is in the corpus; add the document before its claims")]
    UnknownDocument { id: String },
    #[error("a relation names claim {index}, but the corpus holds {claims} claims, counted from 0")]
    UnknownClaim { index: usize, claims: usize },
    #[error(
        "the span {start}..{end} of `{id}` is not on character boundaries within its {length} bytes; \
         spans count UTF-8 bytes, end exclusive"
    )]
    Span { id: String, start: usize, end: usize, length: usize },
    #[error("{reason}")]
    Unreadable { reason: String },
    #[error("line {line}: {reason}")]
    Fixture { line: usize, reason: String },
    #[error("a corpus holds at most 4,294,967,295 claims")]
    TooManyClaims,
    #[error("two checks are registered under `{name}`; give yours a namespace, as in `myroom/{name}`")]
    DuplicateCheck { name: String },
    #[error(
        "`{name}` is no name of a check: it is kebab-case, such as `turnout-by-region`, with a namespace of yours before \
         it: `myroom/turnout-by-region`"
    )]
    MalformedName { name: String },
    #[error("{message}")]
    Outside { message: String, cause: Option<Box<dyn std::error::Error + Send + Sync>> },
    #[error("unknown check `{name}`{}", suggestion(.nearest))]
    UnknownCheck { name: String, nearest: Option<String> },
    #[error("{message}")]
    Misconfigured { message: String },
    #[error("{file}:{line}:{column}: {message}")]
    MisconfiguredAt { file: String, line: usize, column: usize, message: String },
    #[error("cannot read `{path}`: {reason}")]
    Read { path: String, reason: String },
    #[cfg(feature = "json")]
    #[error("`{manifest}` names the file `{path}` for the document `{id}`, which cannot be read: {reason}")]
    ReadListed { manifest: String, path: String, id: String, reason: String },
    #[cfg(feature = "table")]
    #[error(
        "the claims of the tables take more memory than the limit of {limit} bytes, and what is more cannot be kept on \
         disk: {reason}"
    )]
    Overflow { limit: usize, reason: String },
    #[error("`{file}` is not UTF-8: the byte at offset {offset} (line {line}) is not part of a character; {mend}")]
    Encoding { file: String, offset: usize, line: usize, mend: &'static str },
    #[error("{file}:{line}:{column}: {message}")]
    Malformed { file: String, line: usize, column: usize, message: String },
    #[error("`{file}` {message}")]
    UnknownFormat { file: String, message: String },
    #[error("the schema is `{found}`, and this version reads `{known}`")]
    Schema { found: String, known: &'static str },
    #[error(
        "the document id `{id}` is used twice, for {first} and for {second}; give each an id of its own in a manifest"
    )]
    DuplicateImport { id: String, first: String, second: String },
    /// The same error, with the file that it was met in.
    #[cfg(feature = "json")]
    #[error("`{file}`: {cause}")]
    InFile { file: String, cause: Error },
}

fn suggestion(nearest: &Option<String>) -> String {
    nearest.as_ref().map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

impl Error {
    /// For a text that is no number, date, unit or equation: what such a text looks like.
    pub(crate) fn unreadable(reason: impl fmt::Display) -> Error {
        ErrorRepr::Unreadable { reason: reason.to_string() }.into()
    }

    /// For an extractor of your own that cannot do its work: what failed, and why where that is an error itself.
    ///
    /// ```
    /// use corroborate::{Error, ErrorKind};
    /// use std::error::Error as _;
    ///
    /// let cause = std::io::Error::other("the table is locked");
    /// let error = Error::outside("cannot read the figures of the registry", Some(cause.into()));
    /// assert_eq!(error.kind(), ErrorKind::Outside);
    /// assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("the table is locked"));
    /// ```
    pub fn outside(message: impl Into<String>, cause: Option<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        ErrorRepr::Outside { message: message.into(), cause }.into()
    }

    /// What kind of failure this is.
    pub fn kind(&self) -> ErrorKind {
        match *self.inner {
            ErrorRepr::DuplicateDocument { .. } => ErrorKind::DuplicateDocument,
            ErrorRepr::UnknownDocument { .. } => ErrorKind::UnknownDocument,
            ErrorRepr::UnknownClaim { .. } | ErrorRepr::TooManyClaims => ErrorKind::UnknownClaim,
            ErrorRepr::Span { .. } => ErrorKind::Span,
            ErrorRepr::DuplicateCheck { .. } | ErrorRepr::MalformedName { .. } => ErrorKind::Registration,
            ErrorRepr::Outside { .. } => ErrorKind::Outside,
            ErrorRepr::UnknownCheck { .. } | ErrorRepr::Misconfigured { .. } | ErrorRepr::MisconfiguredAt { .. } => {
                ErrorKind::Configuration
            }
            ErrorRepr::Read { .. } => ErrorKind::Io,
            #[cfg(feature = "table")]
            ErrorRepr::Overflow { .. } => ErrorKind::Io,
            #[cfg(feature = "json")]
            ErrorRepr::ReadListed { .. } => ErrorKind::Io,
            ErrorRepr::Encoding { .. } => ErrorKind::Encoding,
            ErrorRepr::Malformed { .. }
            | ErrorRepr::Unreadable { .. }
            | ErrorRepr::Fixture { .. }
            | ErrorRepr::UnknownFormat { .. }
            | ErrorRepr::Schema { .. } => ErrorKind::Format,
            ErrorRepr::DuplicateImport { .. } => ErrorKind::DuplicateDocument,
            #[cfg(feature = "json")]
            ErrorRepr::InFile { ref cause, .. } => cause.kind(),
        }
    }
}

impl From<ErrorRepr> for Error {
    fn from(cause: ErrorRepr) -> Error {
        Error { inner: Box::new(cause) }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(formatter)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Error({:?}: {self})", self.kind())
    }
}

/// The message says everything there is to say, and no cause is printed twice; only what a caller's extractor gave is handed on.
impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.inner {
            ErrorRepr::Outside { cause, .. } => {
                cause.as_deref().map(|cause| cause as &(dyn std::error::Error + 'static))
            }
            _ => None,
        }
    }
}
