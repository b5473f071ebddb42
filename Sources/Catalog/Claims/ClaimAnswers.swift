/// A claim with the names a reader knows it by.
public struct ClaimSummary: Hashable, Sendable {
    public var claim: RecordClaim
    public var accountName: String
    public var researcherName: String
    /// What counts today.
    public var level: VerificationLevel
    public init(claim: RecordClaim, accountName: String, researcherName: String, level: VerificationLevel) {
        self.claim = claim
        self.accountName = accountName
        self.researcherName = researcherName
        self.level = level
    }
}

/// Everything there is to know about one claim.
public struct ClaimDetail: Hashable, Sendable {
    public var summary: ClaimSummary
    public var proofs: [StoredProof]
    /// What the evidence bears today, and what the next level asks for; nil at the top.
    public var bornLevel: VerificationLevel
    public var nextDemand: String?
    public var rivals: [ClaimID]
    public var statements: [WorkStatement]
    public var isProfileHidden: Bool
    public var mayReceiveInvitations: Bool
    public var history: [AuditEntry]

    public init(
        summary: ClaimSummary, proofs: [StoredProof], bornLevel: VerificationLevel, nextDemand: String?,
        rivals: [ClaimID], statements: [WorkStatement], isProfileHidden: Bool, mayReceiveInvitations: Bool,
        history: [AuditEntry]
    ) {
        self.summary = summary
        self.proofs = proofs
        self.bornLevel = bornLevel
        self.nextDemand = nextDemand
        self.rivals = rivals
        self.statements = statements
        self.isProfileHidden = isProfileHidden
        self.mayReceiveInvitations = mayReceiveInvitations
        self.history = history
    }
}

/// What a look at the whole audit found.
public struct AuditReport: Hashable, Sendable {
    public var rows: Int
    /// The hash of the last row: kept elsewhere, it shows later that nothing before it was written anew.
    public var head: String
    /// The first row with which something is wrong, and what; nil when all is well.
    public var faultRow: Int?
    public var fault: String?
    public init(rows: Int, head: String, faultRow: Int? = nil, fault: String? = nil) {
        self.rows = rows
        self.head = head
        self.faultRow = faultRow
        self.fault = fault
    }
    public var isSound: Bool { fault == nil }
}
