//! What speaks for a figure being planned or expected, and what for its being a count.

/// What a word of a sentence says of how its figures stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    /// "Will".
    Will,
    /// "Would".
    Would,
    /// "Could", "may".
    Could,
    /// "Expected", "likely".
    Expecting,
    /// "An estimate", "the model".
    Reckoning,
    /// "Plans", "wants", "promised".
    Planning,
    /// "The bill", "the budget".
    Bill,
    /// "Not".
    Not,
    /// "Next", "by".
    Ahead,
    /// "Were", "has", "ago".
    Done,
}

impl Cue {
    /// All of them, in their order.
    pub(super) const ALL: [Cue; 10] = [
        Cue::Will,
        Cue::Would,
        Cue::Could,
        Cue::Expecting,
        Cue::Reckoning,
        Cue::Planning,
        Cue::Bill,
        Cue::Not,
        Cue::Ahead,
        Cue::Done,
    ];
}

/// Where such a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// In the clause before the figure, a few words before it at most,
    Beside,
    /// or farther.
    Before,
    /// In the clause behind it.
    Behind,
    /// In another clause.
    Elsewhere,
}

/// What else is known of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// Holds of every figure.
    Any,
    /// A clause that is planned by its words holds it.
    InPlan,
    /// It counts those whom something befell,
    OfHarm,
    /// votes or what they win,
    OfVotes,
    /// or money.
    OfMoney,
}

/// What each word weighs in each place for a plan and for what is expected, in hundredths, against neither: a multinomial logistic regression
/// over 3,870 figures whose standing readers had judged: 1,290 drawn from 1,580 articles, the others of 80 events. The record of the
/// whole is in docs/stories.md.
const CUES: &[(Cue, [[i32; 2]; 4])] = &[
    (Cue::Will, [[43, 159], [41, 99], [91, 90], [31, -3]]),
    (Cue::Would, [[117, 243], [185, 151], [104, 85], [109, 70]]),
    (Cue::Could, [[80, 262], [-27, 173], [25, 143], [-54, -1]]),
    (Cue::Expecting, [[102, 359], [41, 215], [19, 176], [-25, 79]]),
    (Cue::Reckoning, [[31, 91], [79, 260], [0, 0], [28, 212]]),
    (Cue::Planning, [[273, 71], [118, -109], [76, -69], [56, 21]]),
    (Cue::Bill, [[116, 108], [140, 42], [-137, -161], [21, -63]]),
    (Cue::Not, [[-52, -124], [-3, 65], [-104, -15], [15, -26]]),
    (Cue::Ahead, [[-18, -4], [-20, 28], [53, 149], [45, 31]]),
    (Cue::Done, [[-53, -39], [-39, -4], [-130, -119], [-81, -25]]),
];

/// What else is known weighs so much.
const KNOWN: &[(Known, [i32; 2])] = &[
    (Known::Any, [-350, -344]),
    (Known::InPlan, [134, 111]),
    (Known::OfHarm, [-135, -42]),
    (Known::OfVotes, [-182, -111]),
    (Known::OfMoney, [144, 49]),
];

/// What speaks for a figure being planned, and for its being expected.
pub(super) fn weigh(cues: &[(Cue, Place)], known: &[Known]) -> [i32; 2] {
    let of_cue =
        |(cue, place): &(Cue, Place)| CUES.get(*cue as usize).and_then(|(_, places)| places.get(*place as usize));
    let of_known = |known: &Known| KNOWN.get(*known as usize).map(|(_, weights)| weights);
    let weights = cues.iter().filter_map(of_cue).chain(known.iter().filter_map(of_known));
    weights.fold([0, 0], |[planned, expected], [plan, expect]| [planned + plan, expected + expect])
}

/// Whether each weight stands at the place of what it is the weight of.
#[cfg(test)]
pub(super) fn is_in_order() -> bool {
    CUES.iter().enumerate().all(|(index, (cue, _))| *cue as usize == index)
        && CUES.len() == Cue::Done as usize + 1
        && KNOWN.iter().enumerate().all(|(index, (known, _))| *known as usize == index)
        && KNOWN.len() == Known::OfMoney as usize + 1
}
