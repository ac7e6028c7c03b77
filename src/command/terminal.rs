//! What must not reach a terminal: names of files and what stands in them may hold characters that steer it.

/// The text without characters that steer a terminal: control characters other than the end of a line, and marks of direction.
/// Where it is `coloured`, colours stay.
pub(super) fn unsteered(text: &str, coloured: bool) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find(steers) {
        let (before, behind) = rest.split_at(place);
        shown.push_str(before);
        let colour = if coloured { colour_length(behind) } else { 0 };
        shown.push_str(behind.get(..colour).unwrap_or_default());
        let length = match colour {
            0 => {
                shown.push('\u{fffd}');
                behind.chars().next().map_or(1, char::len_utf8)
            }
            length => length,
        };
        rest = behind.get(length..).unwrap_or_default();
    }
    shown.push_str(rest);
    shown
}

fn steers(c: char) -> bool {
    let direction =
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{2028}' | '\u{2029}') || direction
}

/// The bytes of the sequence that sets a colour or style, where a text begins with one.
fn colour_length(text: &str) -> usize {
    let Some(inside) = text.strip_prefix("\u{1b}[") else { return 0 };
    let digits = inside.bytes().take(24).take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    if inside.as_bytes().get(digits) == Some(&b'm') { 2 + digits + 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers() {
        for (text, shown, coloured) in [
            ("a\u{1b}[2Jb\u{9b}1mc\r\n", "a\u{fffd}[2Jb\u{fffd}1mc\u{fffd}\n", false),
            ("\u{1b}[1;31mred\u{1b}[0m\u{1b}]0;t\u{7}", "\u{1b}[1;31mred\u{1b}[0m\u{fffd}]0;t\u{fffd}", true),
            ("\u{202e}evil\u{2066}", "\u{fffd}evil\u{fffd}", false),
            ("plain – é\tx\n", "plain – é\tx\n", false),
        ] {
            assert_eq!(unsteered(text, coloured), shown);
        }
    }
}
