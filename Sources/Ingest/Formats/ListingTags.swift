/// The short subject tags of listings: the last part of an arXiv category, in capitals.
package enum ListingTags {
    /// Divides glued tags (`CLDL`) if they divide into known tags in exactly one way; nil if not.
    ///
    /// A tag that is known as a whole is not divided. Looks at no more than 64 letters.
    package static func divide(_ text: Substring) -> [Substring]? {
        if known.contains(String(text)) { return [text] }
        guard !text.isEmpty, text.utf8.count <= 64 else { return nil }
        let ends = Array(text.indices) + [text.endIndex]
        // ways[i]: in how many ways the tags up to i divide, counted no further than two; last[i]: where the last begins.
        var ways = [1] + Array(repeating: 0, count: ends.count - 1)
        var last = Array(repeating: 0, count: ends.count)
        for end in 1..<ends.count {
            for start in max(0, end - longest)..<end
            where ways[start] > 0 && known.contains(String(text[ends[start]..<ends[end]])) {
                ways[end] = min(2, ways[end] + ways[start])
                last[end] = start
            }
        }
        guard ways[ends.count - 1] == 1 else { return nil }
        var tags: [Substring] = []
        var end = ends.count - 1
        while end > 0 {
            tags.append(text[ends[last[end]]..<ends[end]])
            end = last[end]
        }
        return tags.reversed()
    }

    private static let longest = known.map(\.utf8.count).max() ?? 0

    private static let known = Set(
        """
        CO EP GA HE IM SR DIS-NN MES-HALL MTRL-SCI OTHER QUANT-GAS SOFT STAT-MECH STR-EL SUPR-CON AI AR CC CE CG CL CR
        CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC SD SE SI SY EM GN TH AS
        IV SP AC AG AP AT CA CT DG FA GM HO KT MG MP NT OA OC PR QA RA RT SG ST AO CD PS ACC-PH AO-PH APP-PH ATM-CLUS
        ATOM-PH BIO-PH CHEM-PH CLASS-PH COMP-PH DATA-AN ED-PH FLU-DYN GEN-PH GEO-PH HIST-PH INS-DET MED-PH OPTICS
        PLASM-PH POP-PH SOC-PH SPACE-PH BM CB MN NC OT PE QM TO CP EC MF PM RM TR ME ML GR-QC HEP-EX HEP-LAT HEP-PH
        HEP-TH MATH-PH NUCL-EX NUCL-TH QUANT-PH ASTRO-PH COND-MAT Q-BIO
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
