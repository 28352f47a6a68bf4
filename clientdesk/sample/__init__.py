"""The sample shop: invented customers in five languages with two years of history, to look around in and to measure."""
