//! A small driver of random inputs, for toolchains without libFuzzer: seeds are mutated and joined with words of a
//! dictionary. `driver [TARGET|all] [SECONDS] [SEED] [MOST BYTES]`: short inputs
//! are tried far more often. What fails is written to `failed-TARGET-N` and shown.

use std::panic;
use std::time::{Duration, Instant};

use corroborate_fuzz::{TARGETS, Target};

const SEEDS: &str = include_str!("../seeds/seeds.txt");
const WORDS: &str = include_str!("../seeds/words.txt");

/// An input has so many bytes at most.
const MOST: usize = 3000;

/// xorshift: repeatable, and enough for this.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound.max(1) as u64)).unwrap_or(0)
    }
}

fn input(random: &mut Random, seeds: &[&str], words: &[String], most: usize) -> Vec<u8> {
    let seed = seeds[random.below(seeds.len())].as_bytes();
    let start = if seed.len() > most { random.below(seed.len() - most) } else { 0 };
    let mut data = seed[start..].to_vec();
    data.truncate(most);
    for _ in 0..=random.below(6) {
        let at = random.below(data.len() + 1);
        match random.below(8) {
            0 if !data.is_empty() => {
                {
                    let last = data.len().saturating_sub(1);
                    data[at.min(last)] = u8::try_from(random.below(256)).unwrap_or(0)
                }
            }
            1 if !data.is_empty() => drop(data.drain(at.saturating_sub(random.below(12))..at)),
            2 => {
                let end = (at + random.below(40)).min(data.len());
                let piece = data[at..end].to_vec();
                let times = random.below(5);
                data.splice(at..at, piece.repeat(times));
            }
            3 => {
                let other = seeds[random.below(seeds.len())].as_bytes();
                let start = random.below(other.len());
                data.splice(at..at, other[start..].iter().copied());
            }
            4 => data.splice(at..at, [0xff]).for_each(drop),
            _ => {
                let word = words[random.below(words.len())].clone();
                data.splice(at..at, word.into_bytes());
            }
        }
    }
    data.truncate(most);
    data
}

fn run(name: &str, target: Target, limit: Duration, seed: u64, most: usize) -> usize {
    let seeds: Vec<&str> = SEEDS.split("\n====\n").collect();
    let words: Vec<String> = WORDS.lines().map(|line| line.replace("\\n", "\n").replace("\\t", "\t")).collect();
    let mut random = Random(seed | 1);
    let (mut tried, mut failed) = (0_usize, 0_usize);
    let start = Instant::now();
    while start.elapsed() < limit && failed < 5 {
        let data = input(&mut random, &seeds, &words, most);
        tried += 1;
        let before = Instant::now();
        if panic::catch_unwind(|| target(&data)).is_err() {
            failed += 1;
            let path = format!("failed-{name}-{failed}");
            let _ = std::fs::write(&path, &data);
            println!("{name}: {path}: {:?}", String::from_utf8_lossy(&data));
        }
        if before.elapsed() > Duration::from_secs(10) {
            println!("{name}: slow: {:?}", String::from_utf8_lossy(&data));
        }
    }
    println!("{name}: {tried} tried, {failed} failed, {} s", start.elapsed().as_secs());
    failed
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let wanted = arguments.first().map_or("all", String::as_str);
    let seconds = arguments.get(1).and_then(|seconds| seconds.parse().ok()).unwrap_or(10);
    let seed = arguments.get(2).and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let most = arguments.get(3).and_then(|most| most.parse().ok()).unwrap_or(MOST);
    let chosen = TARGETS.iter().filter(|(name, _)| wanted == "all" || wanted == *name);
    let failed: usize = chosen.map(|(name, target)| run(name, *target, Duration::from_secs(seconds), seed, most)).sum();
    std::process::exit(i32::from(failed > 0));
}
