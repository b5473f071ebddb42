public import Catalog

/// The single piece of evidence without which two would not be held for one, in words.
/// - Parameter steps: the links of the chain that joins them, none of them empty of evidence.
public func factHolding(_ steps: [IdentityLink], parameters: ResolverParameters = .standard) -> String {
    guard let weakest = steps.min(by: { ($0.score, $0.a, $0.b) < ($1.score, $1.a, $1.b) }) else {
        return "Nothing: they are the same entry"
    }
    let step = steps.count == 1 ? "it" : "the weakest step"
    // The least that is enough: what comes first when somebody looks for the weak place.
    let enough = weakest.contributions.filter { weakest.score - $0.bits < parameters.same && $0.bits > 0 }
    guard let fact = enough.min(by: { $0.bits < $1.bits }) else {
        return weakest.contributions.isEmpty
            ? "The rule itself: \(weakest.reason)"
            : "No single fact: without any one of them \(step) still has \(shown(parameters.same)) bits or more"
    }
    return "Without “\(fact.detail)” (\(shown(fact.bits))) \(step) would have \(shown(weakest.score - fact.bits)) bits"
        + " and need \(shown(parameters.same))"
}

/// The single fact, as weak as can be, with which two that are apart would be held for one, in words.
public func factJoining(
    _ judgement: Judgement, kind: Decision.Kind, parameters: ResolverParameters = .standard
) -> String {
    if let veto = judgement.vetoes.first {
        return "Only a decision by hand: no evidence outweighs that \(veto)"
    }
    let lack = parameters.same - judgement.score
    let present = Set(judgement.contributions.map(\.evidence))
    let fact = facts(about: kind).filter { !present.contains($0.evidence) && parameters.bits($0.evidence) >= lack }
        .min { parameters.bits($0.evidence) < parameters.bits($1.evidence) }
    guard let fact else { return "Only a decision by hand: \(shown(lack)) bits are missing" }
    return "With \(fact.words) (+\(shown(parameters.bits(fact.evidence)))) they would be the same"
}

/// What a source may yet say of two people or two works.
private func facts(about kind: Decision.Kind) -> [(evidence: String, words: String)] {
    switch kind {
    case .person:
        [
            ("institution", "the same institution beside both names"),
            ("citation", "a work of one that cites a work of the other"),
            ("coauthor.1", "one co-author in common"),
            ("email", "the same e-mail address beside both names"),
            ("same-place", "two records of one work that show them at the same place"),
            ("orcid", "the same ORCID iD beside both names"),
        ]
    case .work:
        [
            ("title-equal", "the same title on both"), ("authors.all", "the same authors on both"),
            ("abstract-equal", "the same abstract on both"), ("identifier", "the same DOI or arXiv id on both"),
        ]
    }
}

/// Bits to one decimal.
private func shown(_ bits: Double) -> String {
    let tenths = Int((abs(bits) * 10).rounded())
    return "\(bits < 0 && tenths > 0 ? "-" : "")\(tenths / 10).\(tenths % 10)"
}
