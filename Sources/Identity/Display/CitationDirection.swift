public import Catalog

/// Which way a citation goes between a page's subject and a row that the page only calls “connected”.
public enum CitationDirection: Hashable, Sendable {
    case rowCitesSubject(CitationLine.Basis)
    case subjectCitesRow(CitationLine.Basis)

    /// How far two sources may differ on the year of one work without contradiction.
    static let yearDrift = 2

    /// A row newer than the subject must cite it; one older by more than sources drift must be cited by it. In
    /// between, and where a year is unknown, such a table lists citing works.
    public init(rowYear: Int?, subjectYear: Int?) {
        guard let rowYear, let subjectYear else {
            self = .rowCitesSubject(.assumed)
            return
        }
        if rowYear > subjectYear {
            self = .rowCitesSubject(.years)
        } else if rowYear >= subjectYear - Self.yearDrift {
            self = .rowCitesSubject(.assumed)
        } else {
            self = .subjectCitesRow(.years)
        }
    }
}
