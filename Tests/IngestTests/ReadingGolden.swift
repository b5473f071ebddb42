import Catalog

extension Reading {
    /// The reading in the shape of a golden file. Places in markup are not compared, so lines are left out there.
    func golden(withLines: Bool) -> JSON {
        .object([
            "format": .string(format), "records": .array(records.map { $0.golden(withLine: withLines) }),
            "refusals": .number(refusals.count),
        ])
    }
}

extension PrintedRecord {
    fileprivate func golden(withLine: Bool) -> JSON {
        var fields: [String: [JSON]] = [:]
        for assertion in assertions { fields[assertion.field.rawValue, default: []].append(.string(assertion.value)) }
        var object: [String: JSON] = [
            "locator": .string(locator), "kind": .string(kind.rawValue),
            "fields": .object(fields.mapValues(JSON.array)),
            "authors": .array(mentions.map(\.golden)), "incomplete": .bool(isIncomplete),
            "authorsComplete": authorsComplete.map(JSON.bool) ?? .null,
        ]
        if withLine { object["line"] = .number(firstLine) }
        return .object(object)
    }
}

extension PrintedMention {
    fileprivate var golden: JSON {
        .object([
            "name": .string(surface), "position": position.map(JSON.number) ?? .null, "role": .string(role.rawValue),
            "basis": .string(basis.rawValue), "affiliations": .array(affiliations.map { .string($0.value) }),
        ])
    }
}
