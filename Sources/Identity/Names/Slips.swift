/// Whether two folded words differ by one slip of the pen: a letter too many, another letter, or two that changed places.
///
/// Only words of six letters or more, which begin alike, are held for slips of one another: of short words half are one
/// letter apart.
func areOneSlipApart(_ a: String, _ b: String) -> Bool {
    let (x, y) = (Array(a.utf8), Array(b.utf8))
    let (short, long) = x.count <= y.count ? (x, y) : (y, x)
    guard short.count >= 6, long.count - short.count <= 1, short.first == long.first, short != long else {
        return false
    }
    let start = zip(short, long).prefix { $0 == $1 }.count
    let (shortRest, longRest) = (short[start...], long[start...])
    if short.count < long.count { return shortRest.elementsEqual(longRest.dropFirst()) }
    if shortRest.dropFirst().elementsEqual(longRest.dropFirst()) { return true }
    return shortRest.count > 1 && shortRest.dropFirst(2).elementsEqual(longRest.dropFirst(2))
        && shortRest.prefix(2).reversed().elementsEqual(longRest.prefix(2))
}
