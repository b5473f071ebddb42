public import Catalog
import Identity
import Secrets
import Store

extension Registrar {
    /// Fits the weights that tell people apart on half of a gold; the catalogue stays as it is.
    /// - Parameters:
    ///   - gold: the bytes of a gold file; see `identityScore`.
    ///   - file: the name to speak of in errors.
    public func fitParameters(gold bytes: [UInt8], file: String) throws(BylineError) -> FitAnswer {
        let gold = try Self.gold(bytes, file: file)
        let hash = Digest.sha256(bytes)
        let stored = try ask { store throws(StoreError) in try store.storedRecords(try store.allRecords()) }
        let labels = Self.labels(of: stored, by: gold)
        guard Set(labels.values).count > 1 else {
            throw BylineError(
                .invalidInput, "“\(file)” labels fewer than two people of this catalogue",
                mend: "Import the pages it labels first", subject: file)
        }
        let version = "fitted \(hash.prefix(12))"
        do {
            let result = try Fitting(stored.map { RecordEvidence($0) }, labels: labels).fit(
                .standard, version: version,
                provenance: "Fitted on half the blocks of a gold with SHA-256 \(hash), half a count added; from "
                    + "\(ResolverParameters.standard.version)")
            return FitAnswer(result, version: version, goldHash: hash)
        } catch {
            throw BylineError(.failure, "The fitted weights cannot be used: \(error)", mend: "Label more people")
        }
    }

    private static func labels(of records: [StoredRecord], by gold: Gold) -> [MentionID: Int] {
        var numbers: [String: Int] = [:]
        var labels: [MentionID: Int] = [:]
        for record in records {
            let place = Gold.Place(source: record.sourceLabel, locator: record.printed.locator)
            for (index, id) in record.mentionIDs.enumerated() {
                guard let label = gold.people[place.slot(index + 1)] else { continue }
                let next = numbers.count
                labels[id] = numbers[label] ?? next
                if numbers[label] == nil { numbers[label] = next }
            }
        }
        return labels
    }
}

extension FitAnswer {
    fileprivate init(_ result: Fitting.Result, version: String, goldHash: String) {
        self.init(
            file: result.file, version: version, fitted: result.fitted, samePairs: result.samePairs,
            differentPairs: result.differentPairs, same: result.same, review: result.review,
            precisionBefore: result.before.bCubed.precision, recallBefore: result.before.bCubed.recall,
            precisionAfter: result.after.bCubed.precision, recallAfter: result.after.bCubed.recall,
            goldHash: goldHash)
    }
}
