import Catalog

extension HarvestProgress.Run {
    /// Notes the datestamps of a page.
    mutating func note(_ stamps: [String]) {
        pageStamp = stamps.first ?? pageStamp
        for stamp in stamps {
            if let last = lastStamp {
                if stamp < last { hasFallen = true }
                if stamp > last { rises += 1 }
            }
            lastStamp = stamp
        }
        pages += 1
        records += stamps.count
    }

    /// How often datestamps must have risen, and never fallen, before a list counts as one in order of time.
    static let surelyRising = 30

    /// Where to begin again when the token has expired: the start of the last page for a list in order of time, else
    /// the start of the list. What is known changes nothing.
    ///
    /// The protocol promises no order. Of lists in a chance order not one in 30! rises 30 times without a fall. A list
    /// in order of identifiers falls behind every record that was changed lately; only such a record at the very end of
    /// a page goes unnoticed, so it is not the last record that counts but the first of its page.
    var restart: String? {
        guard !hasFallen, rises >= Self.surelyRising, let pageStamp, Stamp.isOne(pageStamp) else { return lower }
        return pageStamp
    }
}
