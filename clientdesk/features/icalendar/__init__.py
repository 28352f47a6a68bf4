"""Calendar files (iCalendar, RFC 5545, and vCalendar 1.0) in and out."""
