"""What programs read: the record as JSON, feeds, calendars and tables; everything that the site shows, and no more."""
