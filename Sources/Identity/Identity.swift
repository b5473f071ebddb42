public import Catalog

/// Joins records into works.
public func resolveWorks(_ records: [RecordEvidence], decisions: [Decision] = []) -> WorkResolution { .init() }
