/// Every piece of evidence there is, under the name by which parameter files and explanations speak of it.
///
/// The cases stand in the order of the standard file.
package enum Evidence: Int, CaseIterable, Sendable {
    case decidedByHand
    case orcid
    case email
    case homepage
    case sourceId
    case samePlace
    case profile
    case givenEqualRare
    case givenEqualFrequent
    case givenEqualVeryFrequent
    case givenEqualCommon
    case givenEqualShort
    case givenVariantRare
    case givenVariantFrequent
    case givenVariantVeryFrequent
    case initialExpandedRare
    case initialExpandedFrequent
    case initialExpandedVeryFrequent
    case initialExpandedOnlyForm
    case initialsEqualRare
    case initialsEqualFrequent
    case initialsEqualVeryFrequent
    case initialsEqualOnlyForm
    case familyParticleRare
    case familyParticleFrequent
    case familyParticleVeryFrequent
    case familyCompoundRare
    case familyCompoundFrequent
    case familyCompoundVeryFrequent
    case orderSwappedRare
    case orderSwappedFrequent
    case orderSwappedVeryFrequent
    case typoRare
    case typoFrequent
    case typoVeryFrequent
    case middleAgrees
    case coauthor1
    case coauthor2
    case coauthor3
    case coauthor4
    case coauthor5
    case coauthorNone
    case coauthorsApart
    case listRestEqual
    case institution
    case city
    case citation
    case topicClose
    case topicNear
    case topicSome
    case topicFar
    case topicNone
    case categorySame
    case categoryArchive
    case categoryDisjoint
    case yearsApart25
    case yearsApart45
    case identifier
    case titleEqual
    case titleEqualShort
    case titleNear
    case authorsAll
    case authorsMost
    case authorsUnknown
    case authorsDiffer
    case yearSame
    case yearFar
    case venueSame
    case abstractAlike
    case abstractEqual

    /// As parameter files have it: `initial-expanded.rare`.
    package var name: String { Self.names[rawValue] }

    private static let names: [String] = [
        "decided-by-hand", "orcid", "email", "homepage", "source-id", "same-place", "profile", "given-equal.rare",
        "given-equal.frequent", "given-equal.very-frequent", "given-equal.common", "given-equal.short",
        "given-variant.rare", "given-variant.frequent", "given-variant.very-frequent", "initial-expanded.rare",
        "initial-expanded.frequent", "initial-expanded.very-frequent", "initial-expanded.only-form",
        "initials-equal.rare", "initials-equal.frequent", "initials-equal.very-frequent",
        "initials-equal.only-form", "family-particle.rare", "family-particle.frequent",
        "family-particle.very-frequent", "family-compound.rare", "family-compound.frequent",
        "family-compound.very-frequent", "order-swapped.rare", "order-swapped.frequent",
        "order-swapped.very-frequent", "typo.rare", "typo.frequent", "typo.very-frequent", "middle-agrees",
        "coauthor.1", "coauthor.2", "coauthor.3", "coauthor.4",
        "coauthor.5", "coauthor.none", "coauthors-apart", "list-rest-equal", "institution", "city", "citation",
        "topic.close",
        "topic.near",
        "topic.some", "topic.far", "topic.none", "category.same", "category.archive", "category.disjoint",
        "years.apart-25",
        "years.apart-45", "identifier", "title-equal", "title-equal.short", "title-near", "authors.all",
        "authors.most", "authors.unknown", "authors.differ", "year.same", "year.far", "venue.same",
        "abstract-alike", "abstract-equal",
    ]
}

/// Every threshold and share there is.
package enum Setting: Int, CaseIterable, Sendable {
    case same
    case review
    case margin
    case coauthorCap
    case coauthorChances
    case coauthorNoneOf
    case rarityRare
    case rarityFrequent
    case rarityVeryFrequent
    case rarityInitials
    case topicClose
    case topicNear
    case topicSome
    case topicFar
    case topicNone
    case leastTie
    case frequentForms
    case veryFrequentForms
    case titleNear
    case mostRounds

    package var name: String { Self.names[rawValue] }

    private static let names: [String] = [
        "same", "review", "margin", "coauthor-cap", "coauthor-chances", "coauthor-none-of", "rarity.rare",
        "rarity.frequent", "rarity.very-frequent",
        "rarity.initials", "topic.close", "topic.near", "topic.some", "topic.far", "topic.none", "least-tie",
        "frequent-forms",
        "very-frequent-forms", "title-near", "most-rounds",
    ]
}
