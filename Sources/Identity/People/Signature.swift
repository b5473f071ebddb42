import Catalog

/// One name on one record, as the clustering sees it.
struct Signature {
    var mention: MentionID
    var surface: String
    /// Equal for copies of one record: from the work, the name and its printed place alone.
    var mark: UInt64
    var form: Int
    /// Number of the record among all records, in order of anchor.
    var record: Int
    /// Number of the work, in order of its first record.
    var work: Int
    /// Place on the work, counted from 1; below 0 the number of a group of equal names without a place, 0 when the
    /// mention is not an author.
    var place: Int
    /// Number of the profile page that says this is its person.
    var profile: Int?
    /// Whether it fills an author slot of its record.
    var isAuthor: Bool
    /// Normalised, with their kind, sorted.
    var identifiers: [String] = []
    var affiliations = Affiliations([])
    /// What stands beside the name in its printed list, where three others or more do: equal numbers are equal names
    /// in equal places. Nil otherwise.
    var restOfList: UInt64?

    var orcids: [String] { identifiers.filter { $0.hasPrefix("orcid:") } }
}
