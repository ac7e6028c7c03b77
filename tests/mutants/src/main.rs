//! All mutants of some files in one program: `mutants ROOT FILE…` rewrites a copy of the project so that the environment
//! variable `MUTANT` chooses one, and prints a line for each: number, file, line, what it replaces. One build then serves for
//! all, where cargo-mutants needs one each. The mutants are of the kinds that cargo-mutants makes: an operator replaced, a
//! negation dropped, an arm of a match or a guard out of use, a function that answers a constant.
//!
//! Numbers listed in `ROOT/unviable` are left out: those whose code does not compile.

use std::collections::BTreeSet;
use std::{env, fs, process};

use proc_macro2::Span;
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, BinOp, Block, Expr, ItemFn, ReturnType, Signature, Type, UnOp, parse_quote};

struct Switch<'a> {
    file: &'a str,
    next: &'a mut usize,
    unviable: &'a BTreeSet<usize>,
    function: String,
}

impl Switch<'_> {
    /// The number of a new mutant, where it is viable.
    fn mutant(&mut self, span: Span, what: &str) -> Option<usize> {
        let number = *self.next;
        *self.next += 1;
        if self.unviable.contains(&number) {
            return None;
        }
        println!("{number}\t{}\t{}\t{what} in {}", self.file, span.start().line, self.function);
        Some(number)
    }

    /// Constants that a function may answer in place of what it finds.
    fn answers(&mut self, signature: &Signature, block: &mut Block) {
        if signature.constness.is_some() || block.stmts.is_empty() {
            return;
        }
        let answers: Vec<Expr> = match &signature.output {
            ReturnType::Default => vec![parse_quote!(())],
            ReturnType::Type(_, returned) => constants(returned),
        };
        let mut first = Vec::new();
        for answer in answers {
            let what = format!("answer {}", answer.to_token_stream());
            if let Some(number) = self.mutant(signature.ident.span(), &what) {
                first.push(parse_quote!(if crate::mutation::active() == #number { return #answer; }));
            }
        }
        block.stmts.splice(0..0, first);
    }
}

fn constants(returned: &Type) -> Vec<Expr> {
    match returned.to_token_stream().to_string().replace(' ', "").as_str() {
        "bool" => vec![parse_quote!(true), parse_quote!(false)],
        "usize" | "u32" | "u64" | "u8" | "u128" => vec![parse_quote!(0), parse_quote!(1)],
        "i32" | "i64" | "i128" => vec![parse_quote!(0), parse_quote!(1), parse_quote!(-1)],
        "String" => vec![parse_quote!(String::new()), parse_quote!("xyzzy".to_owned())],
        "&str" | "&'staticstr" => vec![parse_quote!(""), parse_quote!("xyzzy")],
        "Option<bool>" => vec![parse_quote!(None), parse_quote!(Some(true)), parse_quote!(Some(false))],
        "Option<usize>" => vec![parse_quote!(None), parse_quote!(Some(0)), parse_quote!(Some(1))],
        other if other.starts_with("Option<") => vec![parse_quote!(None)],
        other if other.starts_with("Vec<") => vec![parse_quote!(Vec::new())],
        other if other.starts_with("BTreeMap<") || other.starts_with("BTreeSet<") => vec![parse_quote!(Default::default())],
        "Ordering" => vec![parse_quote!(std::cmp::Ordering::Equal)],
        _ => Vec::new(),
    }
}

/// What an operator is replaced by.
fn others(op: &BinOp) -> Vec<BinOp> {
    match op {
        BinOp::Eq(_) => vec![parse_quote!(!=)],
        BinOp::Ne(_) => vec![parse_quote!(==)],
        BinOp::Lt(_) => vec![parse_quote!(==), parse_quote!(>), parse_quote!(<=)],
        BinOp::Gt(_) => vec![parse_quote!(==), parse_quote!(<), parse_quote!(>=)],
        BinOp::Le(_) => vec![parse_quote!(>), parse_quote!(<)],
        BinOp::Ge(_) => vec![parse_quote!(<), parse_quote!(>)],
        BinOp::And(_) => vec![parse_quote!(||)],
        BinOp::Or(_) => vec![parse_quote!(&&)],
        BinOp::Add(_) => vec![parse_quote!(-), parse_quote!(*)],
        BinOp::Sub(_) => vec![parse_quote!(+), parse_quote!(/)],
        BinOp::Mul(_) => vec![parse_quote!(+), parse_quote!(/)],
        BinOp::Div(_) => vec![parse_quote!(%), parse_quote!(*)],
        BinOp::Rem(_) => vec![parse_quote!(/), parse_quote!(+)],
        BinOp::AddAssign(_) => vec![parse_quote!(-=), parse_quote!(*=)],
        BinOp::SubAssign(_) => vec![parse_quote!(+=), parse_quote!(/=)],
        BinOp::BitAndAssign(_) => vec![parse_quote!(|=)],
        BinOp::BitOrAssign(_) => vec![parse_quote!(&=)],
        _ => Vec::new(),
    }
}

/// Whether a condition binds names, so that it cannot stand in parentheses.
fn binds(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) => binds(&binary.left) || binds(&binary.right),
        _ => false,
    }
}

impl VisitMut for Switch<'_> {
    fn visit_item_const_mut(&mut self, _: &mut syn::ItemConst) {}
    fn visit_item_static_mut(&mut self, _: &mut syn::ItemStatic) {}
    fn visit_impl_item_const_mut(&mut self, _: &mut syn::ImplItemConst) {}

    fn visit_item_mod_mut(&mut self, item: &mut syn::ItemMod) {
        if !item.attrs.iter().any(|attribute| attribute.path().is_ident("cfg")) {
            visit_mut::visit_item_mod_mut(self, item);
        }
    }

    fn visit_item_fn_mut(&mut self, item: &mut ItemFn) {
        let outer = std::mem::replace(&mut self.function, item.sig.ident.to_string());
        if item.sig.constness.is_none() {
            visit_mut::visit_item_fn_mut(self, item);
            self.answers(&item.sig, &mut item.block);
        }
        self.function = outer;
    }

    fn visit_impl_item_fn_mut(&mut self, item: &mut syn::ImplItemFn) {
        let outer = std::mem::replace(&mut self.function, item.sig.ident.to_string());
        if item.sig.constness.is_none() {
            visit_mut::visit_impl_item_fn_mut(self, item);
            self.answers(&item.sig, &mut item.block);
        }
        self.function = outer;
    }

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        let guard = arm.guard.as_ref().map(|(_, guard)| (**guard).clone());
        visit_mut::visit_arm_mut(self, arm);
        let Some(original) = guard else { return };
        if binds(&original) {
            return;
        }
        let span = original.span();
        let (yes, no) = (self.mutant(span, "replace guard with true"), self.mutant(span, "replace guard with false"));
        if let Some((_, guard)) = &mut arm.guard {
            let yes = yes.unwrap_or(usize::MAX);
            let no = no.unwrap_or(usize::MAX);
            **guard = parse_quote!((match crate::mutation::active() { #yes => true, #no => false, _ => #guard }));
        }
    }

    fn visit_expr_match_mut(&mut self, found: &mut syn::ExprMatch) {
        let plain: Vec<bool> = found.arms.iter().map(|arm| arm.guard.is_none()).collect();
        let last = found.arms.last().is_some_and(|arm| matches!(arm.pat, syn::Pat::Wild(_)) && arm.guard.is_none());
        visit_mut::visit_expr_match_mut(self, found);
        if !last {
            return;
        }
        let count = found.arms.len() - 1;
        for (arm, plain) in found.arms.iter_mut().zip(plain).take(count) {
            if !plain {
                continue;
            }
            let what = format!("delete arm {}", arm.pat.to_token_stream());
            if let Some(number) = self.mutant(arm.pat.span(), &what) {
                arm.guard = Some((Default::default(), parse_quote!(crate::mutation::active() != #number)));
            }
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let original = match expr {
            Expr::Binary(_) | Expr::Unary(_) => Some(expr.clone()),
            _ => None,
        };
        visit_mut::visit_expr_mut(self, expr);
        let edited = expr.clone();
        let mut arms: Vec<Arm> = Vec::new();
        match original {
            Some(Expr::Binary(binary)) if !binds(&binary.left) && !binds(&binary.right) => {
                for op in others(&binary.op) {
                    let (left, right) = (&binary.left, &binary.right);
                    let what = format!("replace {} with {}", binary.op.to_token_stream(), op.to_token_stream());
                    if let Some(number) = self.mutant(binary.op.span(), &what) {
                        arms.push(parse_quote!(#number => #left #op #right,));
                    }
                }
            }
            Some(Expr::Unary(unary)) if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_)) => {
                if matches!(*unary.expr, Expr::Lit(_)) {
                    return;
                }
                let what = format!("delete {}", unary.op.to_token_stream());
                if let Some(number) = self.mutant(unary.op.span(), &what) {
                    let inner = &unary.expr;
                    arms.push(parse_quote!(#number => #inner,));
                }
            }
            _ => {}
        }
        if !arms.is_empty() {
            *expr = parse_quote!((match crate::mutation::active() { #(#arms)* _ => #edited }));
        }
    }
}

const ACTIVE: &str = "
/// Which mutant is active.
pub(crate) mod mutation {
    pub(crate) fn active() -> usize {
        static ACTIVE: std::sync::LazyLock<usize> = std::sync::LazyLock::new(|| {
            std::env::var(\"MUTANT\").ok().and_then(|number| number.parse().ok()).unwrap_or(0)
        });
        *ACTIVE
    }
}
";

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let Some((root, files)) = arguments.split_first() else {
        eprintln!("mutants ROOT FILE…");
        process::exit(2);
    };
    let unviable = fs::read_to_string(format!("{root}/unviable")).unwrap_or_default();
    let unviable: BTreeSet<usize> = unviable.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let mut next = 1;
    for file in files {
        let path = format!("{root}/{file}");
        let source = fs::read_to_string(&path).expect("a file");
        let mut tree = syn::parse_file(&source).expect("Rust");
        Switch { file, next: &mut next, unviable: &unviable, function: String::new() }.visit_file_mut(&mut tree);
        fs::write(&path, prettyplease::unparse(&tree)).expect("a file");
    }
    let library = format!("{root}/src/lib.rs");
    let source = fs::read_to_string(&library).expect("a library");
    fs::write(&library, source + ACTIVE).expect("a library");
    let _ = quote!();
}
