/// A value without a needless ".0".
func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
}

/// A rate as it is printed.
func percent(_ value: Double) -> String { number(value) + "%" }

/// A number of cases.
func count(_ value: Double) -> String { number(value) }
