//! Packed tables, told by how their bytes begin and unpacked on the way.

use std::io::{self, Cursor, Read};

/// A stream as it is to be read: unpacked where it is packed.
///
/// # Errors
///
/// Those of the reader; where the file is packed in a way that is not read, or is no table at all, the mend.
pub(super) fn unpacked<'a>(mut reader: impl Read + Send + 'a) -> io::Result<Box<dyn Read + Send + 'a>> {
    let mut head = Vec::new();
    reader.by_ref().take(6).read_to_end(&mut head)?;
    let form = FORMS.iter().find(|(_, mark)| head.starts_with(mark)).map(|(form, _)| *form);
    let whole = Cursor::new(head).chain(reader);
    match form {
        None => Ok(Box::new(whole)),
        Some(Form::Zip) => refuse("it is a ZIP archive, or a spreadsheet; unpack it, or save the sheet as CSV"),
        Some(Form::Bzip2) => {
            refuse("it is packed with bzip2; unpack it first, as in `bzip2 -dc FILE | corroborate check -`")
        }
        Some(Form::Parquet) => refuse("it is Parquet; save it as CSV"),
        Some(Form::Utf16) => refuse("it is text in UTF-16; save it as UTF-8"),
        #[cfg(feature = "compressed")]
        Some(Form::Gzip) => Ok(named("gzip", flate2::read::MultiGzDecoder::new(whole))),
        #[cfg(feature = "compressed")]
        Some(Form::Xz) => {
            let whole = io::BufReader::with_capacity(1 << 16, whole);
            Ok(named("xz", lzma_rust2::XzReader::new_mem_limit(whole, true, XZ_MEMORY)))
        }
        #[cfg(feature = "compressed")]
        Some(Form::Zstandard) => Ok(named("Zstandard", zstandard::Frames::new(whole))),
        #[cfg(not(feature = "compressed"))]
        Some(_) => refuse("it is packed, and the crate was built without the feature `compressed`; unpack it first"),
    }
}

/// Whether the first character that is no space opens an object; and the whole stream.
#[cfg(feature = "json")]
pub(super) fn begins_with_object<'a>(mut reader: impl Read + Send + 'a) -> io::Result<(bool, impl Read + Send + 'a)> {
    let mut head: Vec<u8> = Vec::new();
    loop {
        let begin = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
        let known = begin.first().map(|first| *first == b'{');
        let length = head.len();
        if known.is_none() && length < 1 << 16 {
            reader.by_ref().take(256).read_to_end(&mut head)?;
            if head.len() > length {
                continue;
            }
        }
        return Ok((known.unwrap_or(false), Cursor::new(head).chain(reader)));
    }
}

/// How a file begins that is no CSV as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Gzip,
    Xz,
    Zstandard,
    Zip,
    Bzip2,
    Parquet,
    Utf16,
}

const FORMS: [(Form, &[u8]); 8] = [
    (Form::Gzip, b"\x1f\x8b"),
    (Form::Xz, b"\xfd7zXZ\0"),
    (Form::Zstandard, b"\x28\xb5\x2f\xfd"),
    (Form::Zip, b"PK\x03\x04"),
    (Form::Bzip2, b"BZh"),
    (Form::Parquet, b"PAR1"),
    (Form::Utf16, b"\xff\xfe"),
    (Form::Utf16, b"\xfe\xff"),
];

/// How much memory a packed file may ask for, in kibibytes: what `xz -9` takes, eight times over.
#[cfg(feature = "compressed")]
const XZ_MEMORY: u32 = 512 * 1024;

fn refuse<T>(message: &str) -> io::Result<T> {
    Err(io::Error::new(io::ErrorKind::InvalidData, message))
}

#[cfg(feature = "compressed")]
fn named<'a>(form: &'static str, unpacking: impl Read + Send + 'a) -> Box<dyn Read + Send + 'a> {
    Box::new(Unpacking { form, unpacking })
}

/// A reader whose errors say that it was unpacking.
#[cfg(feature = "compressed")]
struct Unpacking<R> {
    form: &'static str,
    unpacking: R,
}

#[cfg(feature = "compressed")]
impl<R: Read> Read for Unpacking<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.unpacking.read(into).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            kind => {
                let form = self.form;
                io::Error::new(kind, format!("it is packed with {form}, and is damaged or cut off: {error}"))
            }
        })
    }
}

#[cfg(feature = "compressed")]
mod zstandard {
    //! One frame after the other: the decoder reads a single one.

    use std::io::{self, BufRead, BufReader, Read};

    use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
    use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

    pub(super) struct Frames<R> {
        decoder: FrameDecoder,
        is_within: bool,
        source: BufReader<R>,
    }

    impl<R: Read> Frames<R> {
        pub(super) fn new(reader: R) -> Frames<R> {
            let source = BufReader::with_capacity(1 << 16, reader);
            Frames { decoder: FrameDecoder::new(), is_within: false, source }
        }
    }

    impl<R: Read> Read for Frames<R> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let Frames { decoder, is_within, source } = self;
            while !into.is_empty() {
                if *is_within {
                    while decoder.can_collect() == 0 && !decoder.is_finished() {
                        let blocks = BlockDecodingStrategy::UptoBlocks(1);
                        decoder.decode_blocks(&mut *source, blocks).map_err(io::Error::other)?;
                    }
                    let read = decoder.read(into)?;
                    if read > 0 {
                        return Ok(read);
                    }
                    let stated = decoder.get_checksum_from_data();
                    if stated.is_some() && stated != decoder.get_calculated_checksum() {
                        return Err(io::Error::new(io::ErrorKind::InvalidData, "its checksum is another"));
                    }
                    *is_within = false;
                }
                if source.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                match decoder.init(&mut *source) {
                    Ok(()) => *is_within = true,
                    Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                        length, ..
                    })) => {
                        io::copy(&mut source.by_ref().take(u64::from(length)), &mut io::sink())?;
                    }
                    Err(error) => return Err(io::Error::other(error)),
                }
            }
            Ok(0)
        }
    }
}
