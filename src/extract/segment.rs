//! Sentences, paragraphs, headings and notes.
