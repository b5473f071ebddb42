/// How hard the pages of a generated catalogue are to read: what its people are called, and what its indexes do to names.
///
/// The usual ones are those that the figures in the README speak of. The others are kept apart so that nothing is set by
/// them without its being seen: somebody else's pages have other habits than ours.
public struct GeneratedHabits: Sendable {
    /// Out of 100 people, how many are tried as a namesake of somebody before; two thirds of these share family and
    /// initial, a third the whole name.
    public var planted = 18
    /// Whether bearers of rare families have strangers of the same whole name as well.
    public var rareNamesRepeat = false
    /// Whether namesakes may sit in one community, and so share subjects, tags and co-authors.
    public var namesakesMeet = false
    /// Sizes of author lists, each as likely as it stands here often.
    public var teams = [1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8]
    /// Out of 100 listings, how many print initials only.
    public var shortListings = 0
    /// Out of 100 names in a table, how many have a letter wrong, and how many of two tokens the family first.
    public var slips = 0
    public var swaps = 0
    /// Out of 100 listed works, how many name the institution of their community.
    public var institutions = 0
    /// Out of 100 works, how many bear a title that others have as well.
    public var commonTitles = 0

    public init() {}

    public static let usual = GeneratedHabits()

    /// A third of the people are tried as namesakes, also of whole rare names.
    public static let namesakes: GeneratedHabits = {
        var habits = GeneratedHabits()
        (habits.planted, habits.rareNamesRepeat) = (33, true)
        return habits
    }()

    /// Half of the people are tried as namesakes, and some sit next door.
    public static let crowded: GeneratedHabits = {
        var habits = GeneratedHabits()
        (habits.planted, habits.rareNamesRepeat, habits.namesakesMeet) = (50, true, true)
        return habits
    }()

    /// Few co-authors.
    public static let lonely: GeneratedHabits = {
        var habits = GeneratedHabits()
        habits.teams = [1, 1, 1, 2, 2, 2, 3, 3]
        return habits
    }()

    /// Names cut short, turned round and misspelt.
    public static let careless: GeneratedHabits = {
        var habits = GeneratedHabits()
        (habits.shortListings, habits.slips, habits.swaps) = (40, 4, 6)
        (habits.institutions, habits.commonTitles) = (30, 3)
        return habits
    }()

    /// All of these at once.
    public static let harsh: GeneratedHabits = {
        var habits = careless
        (habits.planted, habits.rareNamesRepeat, habits.namesakesMeet) = (50, true, true)
        habits.teams = [1, 2, 2, 2, 3, 3, 4]
        return habits
    }()

    /// By the name under which the maker of catalogues takes them.
    public static let named: [String: GeneratedHabits] = [
        "usual": usual, "namesakes": namesakes, "crowded": crowded, "lonely": lonely, "careless": careless,
        "harsh": harsh,
    ]

    /// True in `share` cases out of 100; draws nothing when it is never true, so that the usual pages stay as they are.
    func happens(_ share: Int, _ random: inout SeededGenerator) -> Bool {
        share > 0 && Int.random(in: 0..<100, using: &random) < share
    }
}
