/// The entry of libFuzzer: hands each input to a decoder of `ombudsd-extract`, which the first byte chooses.
///
/// Any end but a return or a refusal is a fault: a trap, a signal, more time or memory than the limits of `run`.
@_cdecl("LLVMFuzzerTestOneInput")
public func decodeOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 1 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
    let limits = MemberLimits(depth: 4, parts: 1000, size: 128 << 20, memberSize: 32 << 20)
    let choice = Int(start[0])
    do throws(DecodingRefusal) {
        switch choice % 9 {
        case 0..<5: _ = try DecodedFormat.allCases[choice % 9].text(of: bytes)
        case 5: _ = try MailDecoder.members(of: bytes, within: limits)
        case 6: _ = try MailDecoder.members(ofMailbox: bytes, within: limits)
        case 7: _ = try OutlookDecoder.members(of: bytes, within: limits)
        default: _ = try ZIPDecoder.members(of: bytes, within: limits)
        }
    } catch {
        // A refusal is what most inputs deserve.
    }
    return 0
}
